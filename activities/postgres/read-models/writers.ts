import { READ_MODELS } from '.';
import { writeSql } from './write-sql';

/** Who owns the read models, and with them the functions that write them. */
const OWNER = 'percorsi_rebuild';

/**
 * The statements that make, for each read model, the function that writes it: made from its definition at every `migrate`,
 * because a migration must not know it.
 */
export function writerStatements(): readonly string[] {
  return READ_MODELS.map((model) => {
    const name = `read_model.write_${model.table}(jsonb)`;
    return `
      CREATE OR REPLACE FUNCTION ${name} RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
        ${writeSql(model, `read_model.${model.table}`)} $body$;
      ALTER FUNCTION ${name} OWNER TO ${OWNER};
      REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${name} TO percorsi_api, percorsi_worker`;
  });
}
