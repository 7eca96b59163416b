/** For each table that facts or commands are in: whether changes and truncation are refused by an enabled trigger. */
export const TRIGGERS = `
  SELECT c.oid::regclass::text AS table,
    coalesce(bool_or(t.tgenabled IN ('O', 'A') AND t.tgtype & 25 = 25), false) AS changes,
    coalesce(bool_or(t.tgenabled IN ('O', 'A') AND t.tgtype & 32 = 32), false) AS truncates
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'register'
  LEFT JOIN pg_proc f ON f.proname = 'refuse_change' AND f.pronamespace = n.oid
  LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgfoid = f.oid
  WHERE c.relname IN ('event', 'command', 'log') AND c.relkind IN ('r', 'p')
    OR c.oid IN (SELECT i.inhrelid FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
                 WHERE p.relname = 'event' AND p.relnamespace = n.oid)
  GROUP BY c.oid ORDER BY 1`;

/**
 * What a role may do and must not, or must be able to and may not. Who owns the database passes over every right as it is, and
 * who made the roles administers them without acting as one: neither is a process.
 */
export const PRIVILEGES = `
  WITH appending AS (SELECT 'register.append(text, text, int, text[], bytea[], jsonb, jsonb, text[])' AS append)
  SELECT 'may' AS fault, role, format('%s %s', privilege, place) AS of
  FROM unnest(ARRAY['percorsi_api', 'percorsi_worker', 'percorsi_rebuild']) AS role,
    unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege,
    unnest(ARRAY['register.event', 'register.command', 'register.stream', 'register.log', 'register.unsequenced',
      'register.wake_at', 'register.follower', 'register.claim_key', 'register.claim_limit', 'register.claim_amount',
      'read_model.percorso_file', 'read_model.ledger_entry']) AS place
  WHERE has_table_privilege(role, place, privilege) AND NOT (role = 'percorsi_rebuild' AND place LIKE 'read_model.%')
  UNION ALL
  SELECT 'may', role, format('SELECT %s', place)
  FROM unnest(ARRAY['percorsi_worker', 'percorsi_rebuild']) AS role, unnest(ARRAY['personal.person']) AS place
  WHERE has_schema_privilege(role, 'personal', 'USAGE') AND has_table_privilege(role, place, 'SELECT')
  UNION ALL
  SELECT 'may-append', 'percorsi_rebuild', '' FROM appending
  WHERE has_function_privilege('percorsi_rebuild', append, 'EXECUTE')
  UNION ALL
  SELECT 'may-not-append', role, '' FROM appending, unnest(ARRAY['percorsi_api', 'percorsi_worker']) AS role
  WHERE NOT has_function_privilege(role, append, 'EXECUTE')
  UNION ALL
  SELECT 'may-not-read', role, ''
  FROM unnest(ARRAY['percorsi_api', 'percorsi_worker', 'percorsi_rebuild']) AS role
  WHERE NOT has_table_privilege(role, 'register.event', 'SELECT')
  UNION ALL
  SELECT 'passes-over', m.rolname::text, ''
  FROM pg_roles g JOIN pg_auth_members a ON a.roleid = g.oid JOIN pg_roles m ON m.oid = a.member
  WHERE g.rolname IN ('percorsi_api', 'percorsi_worker') AND (a.inherit_option OR a.set_option)
    AND m.oid <> (SELECT datdba FROM pg_database WHERE datname = current_database())
    AND (m.rolsuper OR m.rolbypassrls OR m.rolcreaterole)`;
