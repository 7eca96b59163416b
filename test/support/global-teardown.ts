/** Stops what global-setup.ts started, also after a failed run; to come. */
export default function stopEngines(): void {
  // Nothing was started.
}
