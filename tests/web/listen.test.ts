import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/web/listen.ts';

const ask = async (port: number, agent: Agent): Promise<string> => {
  const request = get({ port, agent });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return (await response.toArray()).join('');
};

describe('a server that is told to stop', () => {
  it('V16.5.4 finishes twenty slow answers, though an idle connection stands open beside them', async () => {
    const listener = await listen(0);
    const waiting: ServerResponse[] = [];
    const allIn = new Promise<void>((resolve) => {
      listener.serve((_req, res) => {
        waiting.push(res);
        if (waiting.length === 20) resolve();
      });
    });
    const idle = connect(listener.port, '127.0.0.1');
    await once(idle, 'connect');
    const agent = new Agent({ keepAlive: true });
    const answers = Array.from({ length: 20 }, () => ask(listener.port, agent));
    await allIn;

    const closed = listener.close(10_000);
    await expect(fetch(`http://127.0.0.1:${listener.port}/`)).rejects.toThrow();
    for (const res of waiting) res.end('sparat');

    expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, () => 'sparat'));
    expect(await closed).toBe(0);
    agent.destroy();
  });

  it('cuts what is not answered within the time it is given', async () => {
    const listener = await listen(0);
    const asked = new Promise<void>((resolve) => listener.serve(() => resolve()));
    const answer = fetch(`http://127.0.0.1:${listener.port}/`);
    await asked;
    expect((await Promise.all([listener.close(50), expect(answer).rejects.toThrow()]))[0]).toBe(1);
  });
});

describe('a server that is not ready', () => {
  it('tells everyone to come back soon', async () => {
    const listener = await listen(0);
    const response = await fetch(`http://127.0.0.1:${listener.port}/health`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    await listener.close(1_000);
  });
});
