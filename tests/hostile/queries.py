"""The corpus: what must be refused, what must not, and what must be survived."""

from __future__ import annotations

HERE = "http://127.0.0.1:9/"

HIDDEN_SERVICE = (
    f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SeRvIcE<{HERE}>{{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICESILENT<{HERE}>{{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE#a comment\n<{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ # SERVICE in a comment\nSERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ BIND('#' AS ?hash) SERVICE <{HERE}> {{}} }}",
    f"SELECT * {{ BIND('\\'#' AS ?hash) SERVICE <{HERE}> {{}} }}",
    f"SELECT * {{ BIND('''it's''' AS ?x) SERVICE <{HERE}> {{}} # '''\n }}",
    f"SELECT * {{ ?s <http://example.org/#a> ?o SERVICE <{HERE}> {{}} }}",
    f"PREFIX x: <{HERE}> SELECT * {{ SERVICE x:y {{ ?s ?p ?o }} }}",
    f"PREFIX x: <{HERE}> SELECT * {{ SERVICEx:y{{ ?s ?p ?o }} }}",
    f"PREFIX : <{HERE}> SELECT * {{ SERVICE:y{{ ?s ?p ?o }} }}",
    f"PREFIX : <{HERE}> PREFIX service: <http://example.org/> SELECT * {{ service:y{{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?where {{ <{HERE}> }} SERVICE ?where {{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?where {{ <{HERE}> }} SERVICE?where{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 1.SERVICE<{HERE}>{{}} }}",
    f"SELECT * {{ ?s ?p 1SERVICE<{HERE}>{{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE<{HERE}>{{}} }}",
    f"SELECT * {{ ?s ?p 'a'SERVICE<{HERE}>{{}} }}",
    f"SELECT * {{ FILTER EXISTS {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ OPTIONAL {{ {{ SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }} }}",
    f"ASK {{ {{}} UNION {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"PREFIX : <{HERE}> SELECT * {{ FILTER(1<2)SERVICE#>\n:y{{ ?s ?p ?o }} }}",
    f"PREFIX : <{HERE}> SELECT * {{ FILTER((1<2)).SERVICE#>\n:y{{ ?s ?p ?o }} }}",
    rf"SELECT * {{ SERV\u0049CE <{HERE}> {{ ?s ?p ?o }} }}",
    rf"SELECT * {{ \u0053\u0045\u0052\u0056\u0049\u0043\u0045 <{HERE}> {{ ?s ?p ?o }} }}",
    rf"SELECT * {{ \U00000053ERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{\ufeffSERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{\u00a0SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
)

INNOCENT = (
    'SELECT * { ?s ?p "SERVICE <http://example.org/> {}" }',
    "SELECT * { ?s ?p '''a SERVICE <http://example.org/> { ''' }",
    'SELECT * { ?s ?p """say "SERVICE" aloud""" }',
    'SELECT * { ?s ?p "an \\" SERVICE <x> \\" escaped quote" }',
    "SELECT * { ?s ?p ?o } LIMIT 9 # SERVICE <http://example.org/> {}",
    "SELECT * { ?s <http://example.org/SERVICE/service#SERVICE> ?o }",
    "SELECT * { ?SERVICE ?service $Service } LIMIT 9",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:service service:SERVICE }",
    "PREFIX service: <http://example.org/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX e: <http://example.org/> SELECT * { ?s a e:Service . { ?s e:service ?o } }",
    'SELECT * { ?s ?p "บริการ"@service }',
    "SELECT * { _:service ?p ?o } LIMIT 9",
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?o > 3 || CONTAINS(STR(?s), 'service')) }",
    r'SELECT * { ?s ?p "\u0022 SERVICE \u0022" }',
    "SELECT (1 AS ?INSERT) { ?DELETE ?LOAD 'DROP ALL' }",
)

UPDATES = (
    "INSERT DATA { <a:a> <a:b> <a:c> }", "delete where { ?s ?p ?o }", "LOAD <http://example.org/>", "LOAD SILENT <file:///etc/passwd>",
    "CLEAR ALL", "DROP GRAPH <a:a>", "CREATE GRAPH <a:a>", "ADD <a:a> TO <a:b>", "MOVE <a:a> TO <a:b>", "COPY <a:a> TO <a:b>",
    "PREFIX a: <http://example.org/> # nothing to see\nINSERT { a:a a:b a:c } WHERE {}", "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "BASE <http://example.org/> PREFIX : <x> DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }", r"\u0049NSERT DATA { <a:a> <a:b> 1 }",
    "INSERTDATA{<a:a><a:b><a:c>}",
)

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?f && ?c = ?g) }"
"""A cross product of the whole graph with itself, twice."""
CRASH = "SELECT * { FILTER(" + "1+" * 20_000 + "1) }"
"""No brackets, and yet a tree so deep that the engine's parser runs out of stack."""
MEMORY = "SELECT * { { SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f } } } ORDER BY ?f"

BOMBS = {
    "cross product": SLOW,
    "cross product, sorted": MEMORY,
    "200 nested collections": "SELECT * { " + "(" * 200 + "1" + ")" * 200 + " ?p ?o }",
    "60 nested collections": "SELECT * { " + "(" * 60 + "1" + ")" * 60 + " ?p ?o }",
    "5000 braces": "SELECT * " + "{" * 5000 + "}" * 5000,
    "5000 brackets": "SELECT * { " + "[ pa:p " * 5000 + "]" * 5000 + " }",
    "100,000 unclosed": "SELECT * " + "{" * 100_000,
    "a sum of 20,000": CRASH,
    "20,000 negations": "SELECT * { FILTER(" + "!" * 20_000 + "true) }",
    "2,000 triples in one pattern": "SELECT * { " + "?s pa:p ?o . " * 2000 + "}",
    "a path of 1,000": "SELECT * { ?s pa:p" + "/pa:p" * 1000 + " ?o }",
    "closures in closures": "SELECT (COUNT(*) AS ?n) { ?a ((!pa:x)*/(^!pa:y)*)* ?b . ?b ((!pa:x)*)* ?c }",
    "10,000 unions": "SELECT * { {}" + " UNION {}" * 10_000 + " }",
    "10,000 optionals": "SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 10_000 + "}",
    "GROUP_CONCAT of everything with everything": "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "CONCAT doubled 40 times": "SELECT ?x40 { BIND('aaaaaaaaaa' AS ?x0) " + " ".join(
        f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40)) + " }",
    "REPLACE that grows": "SELECT ?z { ?a ?b ?c . ?d ?e ?f BIND(REPLACE(CONCAT(STR(?c), STR(?f)), '.', '$0$0$0$0$0$0$0$0$0$0') AS ?y) "
                          "BIND(REPLACE(?y, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?z) FILTER(STRLEN(?z) < 0) }",
    "regex with nested repeats": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '^(a+)+(b|c*)*(.*.*.*)*$')) FILTER(?a = ?f) }",
    "regex of huge counts": "SELECT * { ?a ?b ?c FILTER(REGEX(STR(?c), '((((a{1,100}){1,100}){1,100}){1,100}){1,100}')) }",
    "a result without end": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "a graph without end": "CONSTRUCT { ?a ?b ?f . ?d ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "values times values": "SELECT (COUNT(*) AS ?n) { " + " ".join(
        f"VALUES ?v{i} {{ {' '.join(str(n) for n in range(100))} }}" for i in range(12)) + " }",
    "subqueries in subqueries": "SELECT (COUNT(*) AS ?n) " + "{ SELECT * { ?a ?b ?c . ?d ?e ?f . { SELECT * " * 20 + "{ ?g ?h ?i }" + " } } }" * 20,
    "EXISTS per row": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?a ?g ?f . ?h ?i ?d . ?x ?y ?z FILTER(?z = ?f) } }",
    "nothing": "", "only a comment": "#", "a zero byte": "SELECT * { ?s ?p '\0' }", "lone surrogate": "SELECT * { ?s ?p '\\ud800' }",
    "right to left": "SELECT * { ?s ?p '\u202e\u2066' }",
}
"""Name → query. Each must be answered by the deadline, one way or another."""
