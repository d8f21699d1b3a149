/** Passes each message on to everybody else in the room, and knows nothing; a process of its own. */
import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  perMessageDeflate: false,
});
const rooms = new Map<string, Set<WebSocket>>();

server.on('connection', (socket, request) => {
  const name = request.url!;
  let room = rooms.get(name);
  if (!room) rooms.set(name, (room = new Set()));
  room.add(socket);
  socket.on('message', (bytes) => {
    for (const other of room) if (other !== socket) other.send(bytes, { binary: true });
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});
process.on('disconnect', () => process.exit());
server.on('listening', () => process.send!('ready'));
