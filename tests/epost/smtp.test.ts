import { afterEach, describe, expect, it } from 'vitest';
import { arEnAdress } from '../../src/epost/epost.rules.ts';
import { smtpEpost, type Smtpfel } from '../../src/epost/smtp.service.ts';
import { annanCa, ca, manus, postserver, stangPost, villig } from './server.ts';

afterEach(stangPost);

const brev = {
  till: 'petra@example.invalid',
  amne: 'Prov åäö',
  text: 'Hej Åsa!\n\nDin behörighet är ändrad.',
};
const mot = (
  vard: string,
  mer: { ca?: string; kravTls?: boolean; protokoll?: string; inlogg?: string } = {},
) => {
  const fel: Smtpfel[] = [];
  const epost = smtpEpost(
    { url: `${mer.protokoll ?? 'smtp'}://${mer.inlogg ?? ''}${vard}`, fran: 'sus@example.invalid' },
    { kravTls: mer.kravTls ?? false, ca: mer.ca ?? ca, tidsgrans: 300, logga: (f) => fel.push(f) },
  );
  return { epost, fel };
};

describe('a letter', () => {
  it('is handed over with STARTTLS to one address, as plain text that reads right', async () => {
    const { vard, mottaget } = await postserver();
    expect(await mot(vard, { kravTls: true }).epost.skicka(brev)).toBe('skickat');
    expect(mottaget).toHaveLength(1);
    const [ett] = mottaget;
    expect(ett).toMatchObject({ fran: 'sus@example.invalid', till: ['petra@example.invalid'], tls: true });
    expect(ett?.mime).toContain('From: SUS <sus@example.invalid>');
    expect(ett?.mime).toContain('Content-Type: text/plain; charset=utf-8');
    expect(ett?.mime).toContain('Auto-Submitted: auto-generated');
    expect(ett?.mime).toContain('Subject: =?UTF-8?');
  });

  it('is handed over with TLS from the start and a password', async () => {
    const sedda: unknown[] = [];
    const { vard, mottaget } = await postserver({
      secure: true,
      authOptional: false,
      onAuth: ({ username, password }, _session, klart) => {
        sedda.push([username, password]);
        klart(null, { user: 'u1' });
      },
    });
    const { epost } = mot(vard, { protokoll: 'smtps', inlogg: 'u1:hemligt%3Aord@' });
    expect(await epost.skicka(brev)).toBe('skickat');
    expect([sedda, mottaget.length]).toEqual([[['u1', 'hemligt:ord']], 1]);
  });

  it('goes in the clear to a server on this machine alone, and not even there in produktion (V12.3.1)', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await mot(vard).epost.skicka(brev)).toBe('skickat');
    expect(await mot(vard, { kravTls: true }).epost.skicka(brev)).toBe('tillfalligt');
    expect(mottaget).toHaveLength(1);
  });

  it.each(['smtp', 'smtps'])(
    'is not handed over by %s to a server whose certificate is not believed',
    async (protokoll) => {
      const { vard, mottaget } = await postserver({ secure: protokoll === 'smtps' });
      const { epost, fel } = mot(vard, { ca: annanCa, protokoll });
      expect(await epost.skicka(brev)).toBe('tillfalligt');
      expect([mottaget, fel]).toEqual([[], [{ steg: 'anslutning', kod: null }]]);
    },
  );

  it('waits when the password is wrong', async () => {
    const { vard } = await postserver({
      authOptional: false,
      onAuth: (_auth, _session, klart) => {
        klart(new Error('no'));
      },
    });
    expect(await mot(vard, { inlogg: 'u1:fel@' }).epost.skicka(brev)).toBe('tillfalligt');
    expect(await mot(vard).epost.skicka(brev)).toBe('tillfalligt');
  });
});

describe('what came of a letter', () => {
  it.each([
    ['nobody listens', null, 'tillfalligt', 'anslutning'],
    ['the server says that it is closed', villig({ EHLO: '554 closed' }), 'tillfalligt', 'anslutning'],
    ['the server never answers', villig({ EHLO: null }), 'tillfalligt', 'anslutning'],
    ['the server says not now', villig({ 'MAIL FROM': '451 later' }), 'tillfalligt', 'kuvert'],
    ['the address is greylisted', villig({ 'RCPT TO': '450 greylisted' }), 'tillfalligt', 'kuvert'],
    ['the address does not exist', villig({ 'RCPT TO': '550 unknown' }), 'nekat', 'kuvert'],
    ['the server falls silent before the text', villig({ DATA: null }), 'tillfalligt', 'kuvert'],
    ['the text is refused for now', villig({ '.': '452 full' }), 'tillfalligt', 'text'],
    ['the text is refused', villig({ '.': '554 spam' }), 'nekat', 'text'],
    ['the server falls silent after the text', villig({ '.': null }), 'oklart', 'text'],
    [
      'the line is cut after the text',
      villig({
        '.': (socket) => {
          socket.destroy();
          return null;
        },
      }),
      'oklart',
      'text',
    ],
  ] as const)('when %s', async (_vad, svar, utfall, steg) => {
    const vard = svar === null ? '127.0.0.1:9' : (await manus(svar)).vard;
    const { epost, fel } = mot(vard);
    expect(await epost.skicka(brev)).toBe(utfall);
    expect(fel.map((f) => f.steg)).toEqual([steg]);
  });

  it('is heard before the text when the server is busy from the first word', async () => {
    const { vard, brev: lasta } = await manus(villig({}), '421 busy');
    expect(await mot(vard).epost.skicka(brev)).toBe('tillfalligt');
    expect(lasta).toEqual([]);
  });

  it('V16.3.4 is logged without address, subject or text', async () => {
    const { vard } = await manus(villig({ 'RCPT TO': '550 petra@example.invalid unknown' }));
    const { epost, fel } = mot(vard);
    await epost.skicka(brev);
    expect(fel).toEqual([{ steg: 'kuvert', kod: 550 }]);
  });
});

describe('V1.3.11 no name, subject or address adds a header or a recipient', () => {
  it.each([
    ['Prov\r\nBcc: mallory@example.invalid', 'subject'],
    ['Prov\nX-Egen: ja\n\nHela brevet', 'subject'],
    ['Prov\u2028Bcc: mallory@example.invalid', 'subject'],
  ])('%j', async (amne) => {
    const { vard, mottaget } = await postserver();
    expect(
      await mot(vard).epost.skicka({ ...brev, amne, text: 'Hej\r\n.\r\nRCPT TO:<m@example.invalid>' }),
    ).toBe('skickat');
    const [ett] = mottaget;
    expect(ett?.till).toEqual(['petra@example.invalid']);
    const huvud = ett?.mime.split('\r\n\r\n')[0] ?? '';
    expect(huvud).not.toMatch(/^(Bcc|X-Egen)/im);
    expect(huvud.match(/^Subject:/gm)).toHaveLength(1);
  });

  it.each([
    'a@example.invalid, b@example.invalid',
    'a@example.invalid\r\nBcc: b@example.invalid',
    'a@example.invalid> SIZE=1',
    'Grupp: a@example.invalid;',
    '"a@example.invalid" <b@example.invalid>',
    'a b@example.invalid',
    'a@b@c',
    '',
  ])('%j is not an address and is handed to nobody', async (till) => {
    expect(arEnAdress(till)).toBe(false);
    const { vard, mottaget } = await postserver();
    expect(await mot(vard).epost.skicka({ ...brev, till })).toBe('nekat');
    expect(mottaget).toEqual([]);
  });

  it('takes addresses as people have them', () => {
    for (const adress of ['åsa.öberg+sus@kommun.se', "o'neill@example.invalid", 'a@xn--rksmrgs-5wao1o.se'])
      expect(arEnAdress(adress)).toBe(true);
  });
});
