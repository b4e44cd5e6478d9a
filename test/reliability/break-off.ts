import type { Socket } from 'node:net'

/** Breaks a connection as a killed process does. Node cannot end any more after a reset of a socket that is ending: that one is closed. */
export function breakOff(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else socket.resetAndDestroy()
}
