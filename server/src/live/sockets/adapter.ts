import type { Namespace, Socket } from 'socket.io';
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import { Batch } from './batch.ts';
import { type Encoded, encoded } from './frames.ts';
import { isSlow, letGo, writeTo } from './lines.ts';
import { Membership } from './membership.ts';

/** "2" is the kind of packet in which Socket.IO carries events. */
const EVENT = '2';
/** And "0" the one in which it says that a screen is in. */
const CONNECT = '0';

/**
 * Socket.IO's rooms, kept small, and another way out of them: a message is encoded once, whoever it goes to, and all
 * that a screen gets in one tick leaves in one write, in the order in which it was said.
 */
export class TickAdapter extends Adapter {
  /** Told when a screen read too slowly to be kept. */
  onSlow: () => void = () => {};
  readonly #members = new Membership<Socket>();
  readonly #namespace: Namespace;
  #waiting = new Map<Socket, Batch>();
  #start = new Batch();

  constructor(namespace: Namespace) {
    super(namespace);
    this.#namespace = namespace;
  }

  override addAll(id: string, rooms: Set<string>): void {
    const socket = this.#namespace.sockets.get(id);
    // Each socket also wants a room of its own, in which nobody ever looks for it here.
    if (socket) for (const room of rooms) if (room !== id) this.#members.join(socket, room);
  }

  override del(id: string, room: string): void {
    const socket = this.#namespace.sockets.get(id);
    if (socket) this.#members.leave(socket, room);
  }

  override delAll(id: string): void {
    const socket = this.#namespace.sockets.get(id);
    if (socket) this.#members.leaveAll(socket);
  }

  override socketRooms(id: string): Set<string> | undefined {
    const socket = this.#namespace.sockets.get(id);
    return socket && new Set(this.#members.roomsOf(socket));
  }

  hasAnyoneIn(room: string): boolean {
    return this.#members.has(room);
  }

  override broadcast(packet: { data: unknown[] }, options: BroadcastOptions): void {
    const message = this.#encode(packet.data);
    for (const socket of this.#to(options)) this.#add(socket, message);
  }

  /** The same to one screen, in its place among what is said to many. */
  send(socket: Socket, event: string, message: unknown): void {
    this.#add(socket, this.#encode([event, message]));
  }

  /** What Socket.IO says to a screen first: in its place before everything else. */
  welcome(socket: Socket, data: unknown): void {
    this.#add(socket, encoded(`${CONNECT}${this.#namespace.name},${JSON.stringify(data)}`));
  }

  override disconnectSockets(options: BroadcastOptions, close: boolean): void {
    // The last word has to leave before the connection is closed.
    this.flush();
    for (const socket of [...this.#to(options)]) socket.disconnect(close);
  }

  /** Lets everything leave now that waits for the end of the tick. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    this.#start = new Batch();
    for (const [socket, batch] of waiting) this.#write(socket, batch);
  }

  /** The same for one screen that is about to be told something past this adapter, or to be closed. */
  flushTo(socket: Socket): void {
    const batch = this.#waiting.get(socket);
    if (!batch) return;
    this.#waiting.delete(socket);
    this.#write(socket, batch);
  }

  #to({ rooms }: BroadcastOptions): Iterable<Socket> {
    return rooms.size > 0 ? this.#members.in(rooms) : this.#namespace.sockets.values();
  }

  #encode(data: unknown[]): Encoded {
    return encoded(`${EVENT}${this.#namespace.name},${JSON.stringify(data)}`);
  }

  #add(socket: Socket, message: Encoded): void {
    if (this.#waiting.size === 0) setImmediate(() => this.flush());
    this.#waiting.set(socket, (this.#waiting.get(socket) ?? this.#start).with(message));
  }

  #write(socket: Socket, batch: Batch): void {
    if (!socket.connected) return;
    if (isSlow(socket.conn)) {
      this.onSlow();
      letGo(socket.conn);
    } else writeTo(socket.conn, batch);
  }
}
