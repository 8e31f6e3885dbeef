import { describe, expect, it } from 'vitest';
import { klartText } from '../../src/web/delar.ts';

describe('what was just done', () => {
  const texter = { sparat: 'Urvalet är sparat.' };
  it('is said as the address names it', () => {
    expect(klartText(texter, 'sparat')).toEqual({ slag: 'klart', text: 'Urvalet är sparat.' });
  });
  it.each(['annat', 'constructor', '__proto__', 'toString', '', undefined, ['sparat'], { sparat: '1' }])(
    'is not said for %j, which no text stands for (V15.3.6)',
    (vad) => {
      expect(klartText(texter, vad)).toBeNull();
    },
  );
});
