import { startaSimulator } from '../bankid/simulator.service.ts';
import { readDatabaseConfig } from '../config.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

/** The demo's BankID, started by the program itself. Tells its port, and ends when the one it told has gone. */
await runCommand(async () => {
  if (readDatabaseConfig().miljo !== 'demo')
    throw new Driftfel('BankID-simulatorn får bara köras i demo. Ange den riktiga tjänsten i BANKID_URL.');
  const { port } = await startaSimulator();
  // Ctrl-C reaches it too; it goes when the program that uses it has gone.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
  process.stdout.write(`BankID-simulatorn lyssnar på http://127.0.0.1:${String(port)}\n`);
});
