/**
 * The browser of the journeys. Playwright would download one; on Linux the one inside the npm package
 * `@sparticuz/chromium` is unpacked instead, elsewhere Playwright's own is used.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { LaunchOptions } from '@playwright/test'

/** @returns how to launch the browser; unpacks it when this machine does not have it yet */
export async function chromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux') return {}
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  const libraries = join(folder, 'al2023', 'lib')
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value) env[name] = value
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts')
  if (await lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = libraries
  return {
    executablePath,
    env,
    // Chromium's sandbox needs privileges that a container or root does not give; only our own pages are opened.
    args: ['--no-sandbox', '--disable-setuid-sandbox', '--font-render-hinting=none'],
  }
}

/** Unpacked beside, then moved into place at once: an interrupted run leaves no half of a browser. */
async function unpacked() {
  const manifest = new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(tmpdir(), `atrium-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const draft = await mkdtemp(`${folder}.`)
  const { TMPDIR, AWS_EXECUTION_ENV, FONTCONFIG_PATH, LD_LIBRARY_PATH } = process.env
  try {
    // The package unpacks into the system's temporary folder, and its libraries only where it believes to be at Amazon's.
    Object.assign(process.env, { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
    const { default: sparticuz } = await import('@sparticuz/chromium')
    await sparticuz.executablePath()
  } finally {
    restore({ TMPDIR, AWS_EXECUTION_ENV, FONTCONFIG_PATH, LD_LIBRARY_PATH })
  }
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}

function restore(before: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

async function lacksLibraries(program: string) {
  const { stdout } = await promisify(execFile)('ldd', [program]).catch(() => ({ stdout: '' }))
  return stdout.includes('not found')
}
