import { STREAM_KINDS } from '../../../domain/identifiers';
import { modelsOf } from '.';
import { writeParts } from './write-sql';

/** Who owns the read models, and with them the functions that write them. */
const OWNER = 'percorsi_rebuild';

/**
 * The statements that make, for each kind of stream, the function that writes its read models: made from their definitions
 * at every `migrate`, because a migration must not know them.
 */
export function writerStatements(): readonly string[] {
  return STREAM_KINDS.map((kind) => {
    const name = `read_model.write_${kind}(jsonb)`;
    const parts = writeParts(modelsOf(kind), ({ table }) => `read_model.${table}`);
    const given = 'given AS MATERIALIZED (SELECT $1 AS rows)';
    return `
      CREATE OR REPLACE FUNCTION ${name} RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
        WITH ${[given, ...parts].join(',\n')} SELECT $body$;
      ALTER FUNCTION ${name} OWNER TO ${OWNER};
      REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${name} TO percorsi_api, percorsi_worker`;
  });
}
