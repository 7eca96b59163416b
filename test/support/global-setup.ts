/** Starts one PostgreSQL and one Temporal server for the whole run and hands their addresses to every suite; to come. */
export default function startEngines(): void {
  // Nothing is started yet: no suite asks for an engine.
}
