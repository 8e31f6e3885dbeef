import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly environment: Record<string, string>;
  readonly volumes: string[];
  readonly ports?: string[];
  readonly command?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { test: string[] };
}
interface Compose {
  readonly services: Record<'db' | 'migrering' | 'app', Service>;
  readonly volumes: Record<string, null>;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const { services, volumes } = parse(text) as Compose;
const { db, migrering, app } = services;
const dockerfile = readFileSync('Dockerfile', 'utf8');

describe('the compose file', () => {
  it('starts the database, then the migration, then the application', () => {
    expect(Object.keys(services)).toEqual(['db', 'migrering', 'app']);
    expect(db.healthcheck?.test).toContain('pg_isready');
    expect(migrering.depends_on).toEqual({ db: { condition: 'service_healthy' } });
    expect(app.depends_on).toEqual({ migrering: { condition: 'service_completed_successfully' } });
  });

  it('V13.3.1 takes every secret from outside and stops when one is missing', () => {
    const used = [...text.matchAll(/\$\{(\w*(?:LOSEN|SECRETS))(.)(.)/g)].map(([, name, , rule]) => [
      name,
      rule,
    ]);
    expect(used).toContainEqual(['SESSION_SECRETS', '?']);
    for (const [name, rule] of used) expect([name, rule]).toEqual([name, name === 'SMS_LOSEN' ? '-' : '?']);
    expect(text).not.toMatch(/(LOSEN|SECRETS|PASSWORD): +[^\s$]/);
    expect(text).not.toMatch(/:\/\/\w+:[^$]/);
  });

  it('V13.3.2 keeps the right to change tables away from the application', () => {
    expect(migrering.environment).toHaveProperty('DATABASE_ADMIN_URL');
    expect(app.environment).not.toHaveProperty('DATABASE_ADMIN_URL');
    expect(JSON.stringify(app)).not.toContain('ADMIN_LOSEN');
    expect(app.environment['DATABASE_URL']).toContain('sus_inloggad');
  });

  it('opens one port, to this machine only, and none to the database', () => {
    expect(app.ports).toEqual(['127.0.0.1:${PORT:-3000}:3000']);
    expect([db.ports, migrering.ports]).toEqual([undefined, undefined]);
    expect(db.command).toContain('listen_addresses=');
  });

  it('keeps data and keys in named volumes', () => {
    expect(Object.keys(volumes).sort()).toEqual(['databas', 'nycklar', 'socket']);
    const used = Object.values(services).flatMap((service) => service.volumes.map((v) => v.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
  });
});

describe('the image', () => {
  it('runs as an ordinary user, without npm in between, and is asked for its health', () => {
    expect(dockerfile).toMatch(/\nUSER node\n/);
    expect(dockerfile).toMatch(/\nHEALTHCHECK [^]*\/health/);
    expect(dockerfile).toMatch(/\nCMD \["node", "dist\/src\/server.js"\]\n$/);
  });

  it('V13.4.1 V15.2.3 copies nothing but what the program needs', () => {
    const allowed = readFileSync('.dockerignore', 'utf8').trim().split('\n');
    expect(allowed[0]).toBe('*');
    for (const [, names = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const name of names.split(' ')) expect(allowed).toContain(`!${name}`);
    }
  });
});
