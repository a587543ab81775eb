// DuckDB beside rightsdesk search: the same people, the same requesters, the same grades of name, day and door in SQL, no
// blocking, one thread. Usage: node duckdb.mjs FOLDER [REQUESTERS]
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const [folder, count = '30'] = process.argv.slice(2);
const database = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
await database.run(`CREATE TABLE people AS SELECT rec, lower(given_name) AS given, lower(surname) AS family,
  street_number AS number, lower(street) AS street, date_of_birth AS born, member_number
  FROM read_csv('${folder}/list.csv', header = true, all_varchar = true)`);
const people = (await database.runAndReadAll('SELECT count(*) FROM people')).getRows()[0][0];
const truth = new Map(readFileSync(`${folder}/truth.csv`, 'utf8').split('\n').slice(1).map((line) => line.split(',')).map((c) => [c[0], c[2]]));
const statement = await database.prepare(`SELECT rec,
    CASE WHEN given = $1 THEN 7.6 WHEN jaro_winkler_similarity(given, $1) >= 0.92 THEN 4 WHEN jaro_winkler_similarity(given, $1) >= 0.88 THEN 1 ELSE -6 END
  + CASE WHEN family = $2 THEN 9.1 WHEN jaro_winkler_similarity(family, $2) >= 0.92 THEN 5 WHEN jaro_winkler_similarity(family, $2) >= 0.88 THEN 2 ELSE -5 END
  + CASE WHEN born = $3 THEN 14.2 WHEN damerau_levenshtein(born, $3) <= 1 THEN 3.8 ELSE -6.6 END
  + CASE WHEN street = $5 AND number = $4 THEN 9.1 WHEN street = $5 THEN 4.6 ELSE -1.8 END
  + CASE WHEN member_number = $6 THEN 16.5 ELSE 0 END AS bits
  FROM people ORDER BY bits DESC, rec LIMIT 50`);
const took = [];
let found = 0;
let held = 0;
const lines = readFileSync(`${folder}/queries.jsonl`, 'utf8').split('\n').filter(Boolean).slice(0, Number(count));
for (const line of lines) {
  const asks = JSON.parse(line);
  const values = [asks.given, asks.family, asks.born, asks.address?.number, asks.address?.street, asks.identifiers?.member_number];
  values.forEach((value, i) => statement.bindVarchar(i + 1, (i < 2 || i === 4 ? value?.toLowerCase() : value) ?? ''));
  const began = process.hrtime.bigint();
  const rows = (await statement.runAndReadAll()).getRows();
  took.push(Number(process.hrtime.bigint() - began) / 1e6);
  if (truth.has(asks.id)) {
    held += 1;
    found += rows.some((row) => row[0] === truth.get(asks.id)) ? 1 : 0;
  }
}
took.sort((a, b) => a - b);
const megabytes = process.memoryUsage().rss / 1048576;
console.log(`DuckDB, one thread, no blocking: ${people} people, median ${took[took.length >> 1].toFixed(0)} ms, ` +
  `p95 ${took[Math.floor(took.length * 0.95)].toFixed(0)} ms, found among 50: ${found} of ${held}, process ${megabytes.toFixed(0)} MB`);
