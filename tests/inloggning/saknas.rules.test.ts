import { describe, expect, it } from 'vitest';
import { saknarUppdrag } from '../../src/inloggning/saknas.rules.ts';

describe('whom to ask for an uppdrag', () => {
  it('tells a deltagaransvarig to ask the insatsansvarig, until there is an uppdrag', () => {
    expect(saknarUppdrag(['deltagaransvarig', 'susrapport'], [])[0]).toContain('insatsansvarig');
    expect(saknarUppdrag(['deltagaransvarig', 'susrapport'], ['deltagaransvarig'])).toEqual([]);
  });
  it('tells each role of several, and nothing to those who need no uppdrag', () => {
    expect(saknarUppdrag(['insatsansvarig', 'deltagaransvarig'], [])).toHaveLength(2);
    expect(saknarUppdrag(['susrapport', 'superadministrator'], [])).toEqual([]);
  });
});
