import { WITH_JOINED } from '../../../activities/postgres/read-models/person-record';

// Every statement takes a list, be it of one: the rule of what is filled in, and of who is new, stands once.

const FIELDS = `'givenName', given_name, 'familyName', family_name, 'birthDate', to_char(birth_date, 'YYYY-MM-DD'),
  'sex', sex, 'birthPlace', birth_place`;

/**
 * Who has the plain form of each code: $1 digests of plain forms, $2 of the forms as they are written. Whose record is joined into
 * another one is the person of that, and what was on record of the one was decided to be of the other.
 */
export const FIND = `${WITH_JOINED}
  SELECT (asked.nth - 1)::int AS nth, known.kept_id AS "personId", nullif(p.person_id, known.kept_id) AS record,
         jsonb_build_object(${FIELDS}) AS data,
         EXISTS (SELECT FROM personal.tax_code c
                  WHERE c.person_id = p.person_id AND c.written_digest = decode(asked.written, 'hex')) AS "hasThisForm",
         (SELECT coalesce(jsonb_agg(one.data), '[]') FROM (
            SELECT jsonb_build_object(${FIELDS}) AS data FROM personal.decided WHERE person_id = ANY (known.records)
             UNION ALL
            SELECT jsonb_build_object(${FIELDS}) FROM personal.person o
             WHERE o.person_id = ANY (known.records) AND o.person_id <> p.person_id) AS one) AS decided
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (plain, written, nth)
   CROSS JOIN LATERAL (
         SELECT person_id FROM personal.person WHERE tax_code_digest = decode(asked.plain, 'hex')
          UNION
         SELECT person_id FROM personal.tax_code WHERE plain_digest = decode(asked.plain, 'hex')) AS sharing
    JOIN personal.person p USING (person_id)
   CROSS JOIN LATERAL (
         SELECT kept.id AS kept_id,
                ARRAY(SELECT kept.id UNION SELECT j.person_id FROM joined j WHERE j.kept_id = kept.id) AS records
           FROM (SELECT coalesce((SELECT j.kept_id FROM joined j WHERE j.person_id = p.person_id), p.person_id) AS id) AS kept
         ) AS known
   ORDER BY asked.nth, p.person_id`;

const TOLD = `
  told AS (
    SELECT person_id, decode(plain, 'hex') AS plain, decode(written, 'hex') AS written, plain_code, code,
           given_name, family_name, birth_date, sex, birth_place
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[],
             $10::text[])
        AS given (person_id, plain, written, plain_code, code, given_name, family_name, birth_date, sex, birth_place))`;

/** Keeps under which forms somebody was told of; answers how many people were written. */
const WITH_FORMS = `,
  forms AS (
    INSERT INTO personal.tax_code (written_digest, person_id, plain_digest, tax_code)
    SELECT DISTINCT told.written, told.person_id, told.plain, told.code FROM told JOIN kept USING (person_id)
    ON CONFLICT DO NOTHING)
  SELECT count(*)::int AS count FROM kept`;

/**
 * Enters who is new. In the order of the digests, so that two lists with the same people never wait for each other in a circle;
 * who is there already is left as it is, and is not counted.
 */
export const ENTER = enter('plain, plain_code', 'tax_code_digest');

/** The same of somebody who shares a plain form, and is found by the written one alone. */
export const ENTER_APART = enter('NULL::bytea, code', 'person_id');

function enter(code: string, unlessThere: string): string {
  return `WITH ${TOLD},
  kept AS (
    INSERT INTO personal.person (person_id, tax_code_digest, tax_code, given_name, family_name, birth_date, sex, birth_place)
    SELECT person_id, ${code}, given_name, family_name, birth_date, sex, birth_place FROM told ORDER BY plain
    ON CONFLICT (${unlessThere}) DO NOTHING
    RETURNING person_id)${WITH_FORMS}`;
}

/** What was not known of somebody met before is filled in; what was known stays as it was first told. */
export const FILL = `WITH ${TOLD},
  kept AS (
    UPDATE personal.person AS known
       SET given_name = coalesce(known.given_name, told.given_name),
           family_name = coalesce(known.family_name, told.family_name),
           birth_date = coalesce(known.birth_date, told.birth_date),
           sex = coalesce(known.sex, told.sex),
           birth_place = coalesce(known.birth_place, told.birth_place),
           last_told_at = now()
      FROM told WHERE known.person_id = told.person_id
    RETURNING known.person_id)${WITH_FORMS}`;

const COLUMNS = [
  ['givenName', 'given_name', '$7::text'],
  ['familyName', 'family_name', '$8::text'],
  ['birthDate', 'birth_date', '$9::date'],
  ['sex', 'sex', '$10::text'],
  ['birthPlace', 'birth_place', '$11::text'],
] as const;
const NAMES = COLUMNS.map(([, column]) => column).join(', ');

/** $3 are the fields in which what is told takes the place of what was on record. Both stay known as data of this person. */
export const CONFIRM = `
  WITH before AS (
    SELECT * FROM personal.person
     WHERE person_id = $1 AND NOT EXISTS (SELECT FROM register.command WHERE request_id = $2) FOR UPDATE),
  sides AS (
    INSERT INTO personal.decided (person_id, request_id, side, ${NAMES})
    SELECT person_id, $2, 'told', ${COLUMNS.map(([, name, told]) => `coalesce(${told}, ${name})`).join(', ')} FROM before
     UNION ALL
    SELECT person_id, $2, 'on record', ${COLUMNS.map(([, name, told]) => `coalesce(${name}, ${told})`).join(', ')} FROM before
    ON CONFLICT DO NOTHING),
  form AS (
    INSERT INTO personal.tax_code (written_digest, person_id, plain_digest, tax_code)
    SELECT decode($5, 'hex'), person_id, decode($4, 'hex'), $6 FROM before
    ON CONFLICT DO NOTHING)
  UPDATE personal.person AS known
     SET ${COLUMNS.map(
       ([field, name, told]) =>
         `${name} = CASE WHEN '${field}' = ANY ($3::text[]) THEN coalesce(${told}, known.${name}) ELSE coalesce(known.${name}, ${told}) END`,
     ).join(', ')}, last_told_at = now()
    FROM before WHERE known.person_id = before.person_id`;

/**
 * Another code for the same person, $3 the digest of its plain form and $7 null where others have that; the code of before still
 * finds the person. A request that the register has answered already changes nothing.
 */
export const CHANGE_CODE = `
  WITH before AS (
    SELECT person_id, tax_code_digest, tax_code FROM personal.person
     WHERE person_id = $1 AND NOT EXISTS (SELECT FROM register.command WHERE request_id = $2) FOR UPDATE),
  forms AS (
    INSERT INTO personal.tax_code (written_digest, person_id, plain_digest, tax_code)
    SELECT tax_code_digest, person_id, tax_code_digest, tax_code FROM before WHERE tax_code_digest IS NOT NULL
     UNION
    SELECT decode($4, 'hex'), person_id, decode($3, 'hex'), $5 FROM before
    ON CONFLICT DO NOTHING)
  UPDATE personal.person AS known
     SET tax_code = $6, tax_code_digest = decode($7, 'hex'), last_told_at = now()
    FROM before WHERE known.person_id = before.person_id`;

/** The forms of codes whose plain form another person has too. */
export const SHARED = `
  SELECT DISTINCT c.tax_code AS code FROM personal.tax_code c
   WHERE EXISTS (SELECT FROM personal.tax_code o WHERE o.plain_digest = c.plain_digest AND o.person_id <> c.person_id)
      OR EXISTS (SELECT FROM personal.person p WHERE p.tax_code_digest = c.plain_digest AND p.person_id <> c.person_id)`;
