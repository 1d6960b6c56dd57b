// node ask.mjs ENDPOINT: reads {form, query, operation} from standard input and prints what the client makes of the answer, as JSON.
import ParsingClient from 'sparql-http-client/ParsingClient.js'

const { form, query, operation } = JSON.parse(await new Response(process.stdin).text())
const client = new ParsingClient({ endpointUrl: process.argv[2] })

try {
  const answer = await client.query[form](query, operation ? { operation } : {})
  if (form === 'select') {
    console.log(JSON.stringify(answer.map(row => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value])))))
  } else {
    console.log(JSON.stringify(form === 'ask' ? answer : [...answer].map(quad => [quad.subject.value, quad.predicate.value, quad.object.value])))
  }
} catch (error) {
  console.log(JSON.stringify({ status: error.status, message: error.message }))
}
