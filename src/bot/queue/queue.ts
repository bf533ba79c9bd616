/** Works the deliveries off. What may differ is who does it, never what is done. */
export interface Queue {
  /** Resolves when nothing that was due at the call is waiting any more. */
  drain(): Promise<void>
  stop(): Promise<void>
}
