import { pino } from 'pino';
import { connect } from '../../src/db/db.ts';
import { filer } from '../../src/filer.ts';
import { folkbokforingFor } from '../../src/folkbokforing/folkbokforing.service.ts';
import { demoinkorg } from '../../src/sms/inkorg.service.ts';
import { smtpEpost } from '../../src/epost/smtp.service.ts';
import { startaArbetare } from '../../src/jobb/arbetare.service.ts';

/* One who works off jobs in a process of its own, to be killed: told where by its arguments. */
const [url = '', nyckel = '', smtp = ''] = process.argv.slice(2);
const krypto = Buffer.from(nyckel, 'hex');
const clock = () => new Date();

startaArbetare(
  {
    db: connect(url, { role: 'sus_app', max: 2 }),
    jobbDb: connect(url, { role: 'sus_jobb', max: 2 }),
    rapportDb: connect(url, { role: 'sus_rapport', max: 2 }),
    filer,
    config: { ankarfil: null },
    nycklar: { aktiv: 1, nycklar: new Map([[1, krypto]]), index: krypto, personkod: krypto },
    clock,
    sms: demoinkorg(clock),
    epost: smtpEpost({ url: smtp, fran: 'sus@example.invalid' }, { kravTls: false, logga: () => undefined }),
    folkbokforing: folkbokforingFor({ miljo: 'produktion', folkbokforingUrl: null }),
    log: pino({ level: 'silent' }),
  },
  url,
);
