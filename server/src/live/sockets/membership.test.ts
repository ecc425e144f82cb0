import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Membership } from './membership.ts';

const names = ['a', 'b', 'c', 'd'];
const members = names.map((name) => ({ name }));
type Member = (typeof members)[number];
const rooms = ['north', 'south', 'east'];
const all = (membership: Membership<Member>, wanted: string[]) =>
  [...membership.in(new Set(wanted))].map(({ name }) => name).sort();

it('knows who is where after any coming and going', () => {
  const step = fc.record({
    kind: fc.constantFrom('join' as const, 'leave' as const, 'leaveAll' as const),
    who: fc.constantFrom(...members),
    room: fc.constantFrom(...rooms),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const membership = new Membership<Member>();
      const expected = new Set<string>();
      for (const { kind, who, room } of steps) {
        membership[kind](who, room);
        for (const place of rooms) {
          if (kind === 'leaveAll' || (kind === 'leave' && place === room))
            expected.delete(`${who.name} ${place}`);
        }
        if (kind === 'join') expected.add(`${who.name} ${room}`);
      }
      for (const room of rooms) {
        const inside = names.filter((name) => expected.has(`${name} ${room}`));
        expect(all(membership, [room])).toEqual(inside);
        expect(membership.has(room)).toBe(inside.length > 0);
      }
      const anywhere = names.filter((name) => rooms.some((room) => expected.has(`${name} ${room}`)));
      expect(all(membership, rooms)).toEqual(anywhere);
      for (const member of members)
        expect([...membership.roomsOf(member)].sort()).toEqual(
          rooms.filter((room) => expected.has(`${member.name} ${room}`)).sort(),
        );
    }),
  );
});
