import { findTool } from './tools.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'

/** An emulator of CloudFront from another project, and how to start it. */
export type Emulator = {
  readonly name: string
  /** The account that its distributions are in. */
  readonly account: string
  /** Whether it knows distribution tenants. */
  readonly tenants: boolean
  /** Whether a used CallerReference is answered with its distribution, as the API reference says. */
  readonly repeatedCreations: boolean
  /** Whether it returns a configuration unchanged: moto loses the origin access identity. */
  readonly keepsConfigurations: boolean
  /** @param directory where it may write */
  readonly start: (directory: string) => Promise<ServerProcess>
}

export const emulators: readonly Emulator[] = [
  {
    name: 'moto',
    account: '123456789012',
    tenants: false,
    repeatedCreations: false,
    keepsConfigurations: false,
    start: (directory) =>
      startServerProcess({
        name: 'moto',
        command: findTool('moto'),
        args: (port) => ['--host', '127.0.0.1', '--port', String(port)],
        env: () => ({ HOME: directory }),
        cwd: directory,
        readyPath: '/moto-api/',
      }),
  },
  {
    name: 'ministack',
    account: '000000000000',
    tenants: true,
    repeatedCreations: true,
    keepsConfigurations: true,
    start: (directory) =>
      startServerProcess({
        name: 'ministack',
        command: findTool('ministack'),
        args: () => [],
        env: (port) => ({
          HOME: directory,
          BIND_HOST: '127.0.0.1',
          GATEWAY_PORT: String(port),
          SERVICES: 'cloudfront,s3,sts',
          // It would listen on a port of its own.
          IOT_MTLS_ENABLED: '0',
        }),
        cwd: directory,
        readyPath: '/_ministack/health',
      }),
  },
]
