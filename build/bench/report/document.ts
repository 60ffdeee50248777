import { partNames, type PartName } from '../parts'

const introduction = `# Benchmarks

\`npm run bench\` measures everything here and writes this file; \`npm run bench -- --only PART\` measures one part and writes its section. It needs a machine that does nothing else meanwhile.

Each figure is a ratio of two things that were measured in turn in the same run (A B, then B A), on the same machine: times alone would say more of the machine than of the program. The ratio is the median of the ratios of each turn, with the quartiles in brackets; beside it stand both sides' own medians and quartiles. A target counts as met only with 15 runs or more. Sizes and counts, for which there is no ratio, have a table of their own.
`

/**
 * Returns the document with these sections in the place of those before; the sections of other parts
 * stay as they are.
 *
 * @param before the document so far; empty when there is none
 */
export function documentWith(before: string, sections: ReadonlyMap<PartName, string>): string {
  const kept = sectionsOf(before)
  const written = partNames.flatMap((part) => {
    const section = sections.get(part) ?? kept.get(part)
    return section === undefined ? [] : [`${markOf(part)}\n\n${section.trim()}\n`]
  })
  return [introduction, ...written].join('\n')
}

function sectionsOf(document: string): ReadonlyMap<PartName, string> {
  const found = new Map<PartName, string>()
  for (const part of partNames) {
    const begin = document.indexOf(markOf(part))
    if (begin < 0) continue
    const after = begin + markOf(part).length
    const end = document.indexOf('<!-- part: ', after)
    found.set(part, document.slice(after, end < 0 ? undefined : end))
  }
  return found
}

function markOf(part: PartName): string {
  return `<!-- part: ${part} -->`
}
