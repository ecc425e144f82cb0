import { Server } from 'socket.io';
import { runPeer } from './peer-server.ts';

/** Plain Socket.IO as its documentation shows it: a cookie, a room, the missed events, then `emit`. */
runPeer((http, store) => {
  const io = new Server(http, {
    transports: ['websocket'],
    pingInterval: 15_000,
    pingTimeout: 10_000,
    serveClient: false,
    perMessageDeflate: false,
  });
  io.use((socket, next) => {
    const room = store.roomOf(socket.handshake.headers.cookie);
    if (!room) return next(new Error('not signed in'));
    socket.data.room = room;
    next();
  });
  io.on('connection', (socket) => {
    const { room } = socket.data;
    socket.join(room);
    socket.emit('replay', JSON.parse(store.after(room, Number(socket.handshake.auth.cursor ?? 0))));
  });
  return (room, event) => {
    io.to(room).emit('event', event);
  };
});
