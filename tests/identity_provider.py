"""An identity provider that speaks OpenID Connect, for tests of the login: strict about what it is asked, and able to answer wrongly on purpose.

Endpoints as in OpenID Connect Core 1.0 and RP-Initiated Logout 1.0: discovery, authorize (a form where one picks a person), token (code, client
secret and PKCE S256 all checked, a code used once), keys, userinfo, end of session. It knows no passwords. To try the application by hand:

    python -m tests.identity_provider FOLDER

writes ``secrets.toml`` and ``people.yaml`` there and says how to start the application beside it.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.running import free_port

__all__ = ["ACCOUNTS", "CLIENT", "Account", "Provider", "running_provider", "secrets_file"]

CLIENT, SECRET = "policy-explorer", "secret-of-the-client"
LIFE = 3_600


@dataclass(frozen=True)
class Account:
    """Somebody the provider knows; ``wrong`` are claims it puts into the token against the standard."""

    sub: str
    email: str = ""
    verified: object = True
    """``email_verified`` as sent; None: not sent."""
    wrong: Mapping[str, object] = field(default_factory=dict)
    foreign_key: bool = False
    """Signed by somebody else."""


ACCOUNTS = (
    Account("u-head", "head@agency.go.th"), Account("u-one", "one@agency.go.th"), Account("u-guest", "guest@agency.go.th"),
    Account("u-unproven", "head@agency.go.th", verified=False), Account("u-said", "head@agency.go.th", verified="false"), Account("u-silent", "head@agency.go.th", verified=None),
    Account("u-nameless"),
    Account("w-issuer", "head@agency.go.th", wrong={"iss": "https://elsewhere.example"}), Account("w-audience", "head@agency.go.th", wrong={"aud": "another-client"}),
    Account("w-nonce", "head@agency.go.th", wrong={"nonce": "of-another-login"}), Account("w-expired", "head@agency.go.th", wrong={"exp": 1_000_000_000}),
    Account("w-key", "head@agency.go.th", foreign_key=True),
)


@dataclass
class Provider:
    """A running one, and what it has seen."""

    issuer: str
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "one", "use": "sig", "alg": "RS256"}))
    codes: dict[str, tuple[Account, dict[str, str]]] = field(default_factory=dict)
    tokens: dict[str, Account] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    """Whose session was ended, by ``sub``."""
    refused: list[str] = field(default_factory=list)
    """What it was asked wrongly; empty as long as the client keeps to the standard."""

    def routes(self) -> list[Route]:
        """All endpoints."""
        return [Route("/.well-known/openid-configuration", self.discovery), Route("/authorize", self.authorize, methods=["GET", "POST"]), Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys), Route("/userinfo", self.userinfo), Route("/logout", self.logout)]

    async def discovery(self, _: Request) -> JSONResponse:
        at = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in (("authorization", "authorize"), ("token", "token"), ("userinfo", "userinfo"), ("end_session", "logout"))}
        return JSONResponse({"issuer": self.issuer, **at, "jwks_uri": f"{self.issuer}/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                             "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"], "scopes_supported": ["openid", "email", "profile"],
                             "token_endpoint_auth_methods_supported": ["client_secret_basic"]})

    async def keys(self, _: Request) -> JSONResponse:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        needed = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        missing = [name for name in ("state", "nonce", "code_challenge", "redirect_uri") if not asked.get(name)]
        if missing or any(asked.get(name) != value for name, value in needed.items()) or "openid" not in asked.get("scope", "").split():
            return self._refuse(f"authorize: {missing} {asked}")
        if request.method == "GET":
            lines = "".join(f'<button name="who" value="{one.sub}">{escape(one.sub)} · {escape(one.email)}</button><br>' for one in ACCOUNTS)
            return HTMLResponse(f'<!doctype html><title>Sign in</title><form method="post">{lines}<button name="who" value="">No, thanks</button></form>')
        who = parse_qs((await request.body()).decode()).get("who", [""])[0]
        account = next((one for one in ACCOUNTS if one.sub == who), None)
        if account is None:
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}", status_code=302)
        code = secrets.token_urlsafe(16)
        self.codes[code] = (account, asked)
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", status_code=302)

    async def token(self, request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        account, asked = self.codes.pop(form.get("code", ""), (None, {}))
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if account is None or request.headers.get("authorization") != f"Basic {basic}" or form.get("redirect_uri") != asked["redirect_uri"] or challenge != asked["code_challenge"]:
            return self._refuse(f"token: {form}", status=401)
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": account.sub, "iat": now, "exp": now + LIFE, "nonce": asked["nonce"], **_address(account), **account.wrong}
        key = RSAKey.generate_key(2048, parameters={"kid": "one"}) if account.foreign_key else self.key
        access = secrets.token_urlsafe(16)
        self.tokens[access] = account
        return JSONResponse({"access_token": access, "token_type": "Bearer", "expires_in": LIFE, "id_token": jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)})

    async def userinfo(self, request: Request) -> Response:
        account = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        return JSONResponse({"sub": account.sub, **_address(account)}) if account else self._refuse("userinfo", status=401)

    async def logout(self, request: Request) -> Response:
        asked = request.query_params
        try:
            claims = jwt.decode(asked.get("id_token_hint", ""), self.key, algorithms=["RS256"]).claims
        except JoseError as error:
            return self._refuse(f"logout: {error}")
        self.ended.append(str(claims["sub"]))
        return RedirectResponse(asked["post_logout_redirect_uri"], status_code=302)

    def _refuse(self, why: str, status: int = 400) -> Response:
        self.refused.append(why)
        return JSONResponse({"error": "invalid_request"}, status_code=status)


def _address(account: Account) -> dict[str, object]:
    said = {"email": account.email} if account.email else {}
    return said | ({"email_verified": account.verified} if account.email and account.verified is not None else {})


@contextmanager
def running_provider() -> Iterator[Provider]:
    """One on a free port of this machine."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=provider.routes()), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)


def secrets_file(provider: Provider, app: str, folder: Path, cookie_secret: str) -> Path:
    """What an administrator writes into ``.streamlit/secrets.toml``."""
    file = folder / "secrets.toml"
    file.write_text(f'[auth]\nredirect_uri = "{app}/oauth2callback"\ncookie_secret = "{cookie_secret}"\nclient_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
                    f'server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"\n', "utf-8")
    return file


def main() -> None:
    """Run until Ctrl-C."""
    if len(sys.argv) != 2:
        sys.exit("python -m tests.identity_provider FOLDER")
    folder, port = Path(sys.argv[1]), free_port()
    with running_provider() as provider:
        file = secrets_file(provider, f"http://127.0.0.1:{port}", folder, secrets.token_hex(32))
        people = folder / "people.yaml"
        people.write_text("approvers: [head@agency.go.th]\nreviewers: [one@agency.go.th]\n", "utf-8")
        print(f"POLICY_PEOPLE={people} streamlit run app.py --server.port {port} --secrets.files {file}", flush=True)  # noqa: T201
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
