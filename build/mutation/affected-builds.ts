import { toolsBuild } from '../runs/builds'
import { partOf } from '../runs/parts'
import type { Mark } from './marks'

/** The parts that electron-vite builds the app in. */
export type Section = 'main' | 'preload' | 'renderer'

/** Returns the sections of the app that a file may end up in. */
export function sectionsOf(file: string): readonly Section[] {
  if (file.startsWith('src/renderer/')) return ['renderer']
  if (file.startsWith('src/preload/')) return ['preload']
  if (/^src\/(main|core)\//.test(file)) return ['main']
  return ['main', 'preload', 'renderer']
}

/** A file that a build reads its settings from, and what it holds. */
export interface SectionsConfig {
  readonly file: string
  readonly text: string
}

/** Returns settings with which electron-vite builds some sections only. */
export function sectionsConfig(sections: readonly Section[]): SectionsConfig {
  const chosen = sections.map((section) => `${section}: config.${section}`).join(', ')
  return {
    file: `sections-${sections.join('-')}.config.ts`,
    text: `import config from './electron.vite.config'\n\nexport default { ${chosen} }\n`
  }
}

/** What has to be built to try a mark. */
export interface AffectedBuilds {
  readonly sections: readonly Section[]
  /** What else is built: paths and arguments for Node. */
  readonly others: readonly (readonly string[])[]
}

/**
 * Returns what a removal affects, together with what the one before it left behind in the build.
 *
 * Unit tests start no program, so for them only the app itself is built.
 */
export function affectedBuilds(mark: Mark, previous: Mark | undefined): AffectedBuilds {
  const sections = new Set([
    ...sectionsOf(mark.file),
    ...(previous === undefined ? [] : sectionsOf(previous.file))
  ])
  return {
    sections: [...sections],
    others: partOf(mark.testFile) === 'unit' ? [] : [toolsBuild]
  }
}
