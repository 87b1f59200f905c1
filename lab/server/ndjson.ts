/** Sends one event as a line of JSON. */
export type Emit = (event: unknown) => void;

/**
 * A body of JSON lines, each sent as soon as it is there. A reader who goes away aborts the signal.
 * @param run must not reject.
 */
export function ndjson(run: (emit: Emit, signal: AbortSignal) => Promise<void>): ReadableStream<Uint8Array> {
  const controller = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(sink) {
      const emit: Emit = (event) => {
        if (!controller.signal.aborted) sink.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      // Not awaited: lines leave while the run goes on.
      void run(emit, controller.signal).then(() => {
        if (!controller.signal.aborted) sink.close();
      });
    },
    cancel: () => controller.abort(),
  });
}
