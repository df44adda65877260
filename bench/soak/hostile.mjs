// Queries that mean harm, each with the answers that are in order: refused, or stopped at the deadline.
const doublings = Array.from({ length: 40 }, (_, at) => `BIND(CONCAT(?x${at}, ?x${at}) AS ?x${at + 1})`).join(' ')

export const HOSTILE = {
  '800 nested braces': [`ASK ${'{'.repeat(800)}${'}'.repeat(800)}`, [400]],
  '3,000 ||': [`ASK { FILTER(true ${'|| true '.repeat(3000)}) }`, [400]],
  'a cross product of everything': ['SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }', [503]],
  'a string that doubles': [`SELECT (STRLEN(?x40) AS ?n) { BIND("0123456789" AS ?x0) ${doublings} }`, [400, 503]],
  'a deep path': [`ASK { <id/A/RES/64/293> ${'('.repeat(90)}<p>${')*'.repeat(90)} ?x . ?x ?y ?z }`, [200, 400, 503]],
  '10,000 VALUES rows': [`ASK { VALUES ?x { ${'1 '.repeat(10_000)}} }`, [200, 413]],
  'another service': ['ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }', [400]],
  'an update': ['CLEAR ALL', [400]],
  nonsense: ['SELECT * { ?s ?p "', [400]],
}
