/** Ends the servers that the run started. */
export default async function stopEngines(): Promise<void> {
  await globalThis.percorsiEngines?.stop();
}
