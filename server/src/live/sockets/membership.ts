/**
 * Who is in which room. Most rooms hold one screen: it stands there by itself, since a set for each would be the
 * greater part of what a waiting screen costs.
 */
export class Membership<M extends object> {
  readonly #rooms = new Map<string, M | Set<M>>();
  readonly #places = new Map<M, readonly string[]>();

  join(member: M, room: string): void {
    const places = this.#places.get(member);
    if (places?.includes(room)) return;
    // Made anew and not grown: a list that grows takes room for many more.
    this.#places.set(member, places ? [...places, room] : [room]);
    const inside = this.#rooms.get(room);
    if (inside === undefined) this.#rooms.set(room, member);
    else if (inside instanceof Set) inside.add(member);
    else this.#rooms.set(room, new Set([inside, member]));
  }

  leave(member: M, room: string): void {
    const places = this.#places.get(member);
    if (!places?.includes(room)) return;
    const left = places.filter((place) => place !== room);
    if (left.length > 0) this.#places.set(member, left);
    else this.#places.delete(member);
    this.#remove(member, room);
  }

  leaveAll(member: M): void {
    const places = this.#places.get(member) ?? [];
    this.#places.delete(member);
    for (const room of places) this.#remove(member, room);
  }

  roomsOf(member: M): readonly string[] {
    return this.#places.get(member) ?? [];
  }

  has(room: string): boolean {
    return this.#rooms.has(room);
  }

  /** Everyone in any of the rooms, each once. */
  in(rooms: ReadonlySet<string>): Iterable<M> {
    const [only] = rooms;
    if (only !== undefined && rooms.size === 1) return this.#inside(only);
    const all = new Set<M>();
    for (const room of rooms) for (const member of this.#inside(room)) all.add(member);
    return all;
  }

  #inside(room: string): Iterable<M> {
    const inside = this.#rooms.get(room);
    if (inside === undefined) return [];
    return inside instanceof Set ? inside : [inside];
  }

  #remove(member: M, room: string): void {
    const inside = this.#rooms.get(room);
    if (!(inside instanceof Set)) this.#rooms.delete(room);
    else if (inside.delete(member) && inside.size === 0) this.#rooms.delete(room);
  }
}
