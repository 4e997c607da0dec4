/** Parts that change at once are drawn frame by frame, in the order in which they came. */
import { expect, it } from 'vitest';
import { createTurns } from '../../../src/components/shared/turns';

/** Turns of at most 300 a frame, frames that end by hand, and parts that write down when they are drawn. */
function figure() {
  const drawn: string[] = [];
  let frames: (() => void)[] = [];
  const turns = createTurns(300, (then) => frames.push(then));
  const part = (name: string, size: number) => {
    const begin = () => void drawn.push(name);
    return {
      change: () => turns.take(size, begin) && begin(),
      leave: () => turns.leave(begin),
    };
  };
  return {
    part,
    /** What has been drawn since the last frame; then the next one begins. */
    frame() {
      const ended = frames;
      frames = [];
      const found = drawn.splice(0);
      for (const then of ended) then();
      return found.join();
    },
    idle: () => frames.length === 0,
  };
}

it('draws small parts together, large ones one a frame, and then waits for nothing', () => {
  const { part, frame, idle } = figure();
  const small = ['a', 'b', 'c', 'd'].map((name) => part(name, 64));
  for (const { change } of small) change();
  expect(frame()).toBe('a,b,c,d');
  expect(frame()).toBe('');
  expect(idle()).toBe(true);

  const large = ['a', 'b', 'c'].map((name) => part(name, 256));
  for (const { change } of large) change();
  expect([frame(), frame(), frame(), frame()]).toEqual(['a', 'b', 'c', '']);
  expect(idle()).toBe(true);
});

it('draws what is larger than a frame alone', () => {
  const { part, frame } = figure();
  part('small', 10).change();
  part('huge', 4096).change();
  part('next', 10).change();
  expect([frame(), frame(), frame()]).toEqual(['small', 'huge', 'next']);
});

it('lets nobody overtake: who changes again and again keeps a place, and who has left is skipped', () => {
  const { part, frame } = figure();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => part(name, 256));
  for (const { change } of [a!, b!, c!]) change();
  expect(frame()).toBe('a');
  for (const { change } of [a!, b!, c!]) change();
  expect(frame()).toBe('b');
  a!.leave();
  expect([frame(), frame(), frame()]).toEqual(['c', 'b', '']);
});
