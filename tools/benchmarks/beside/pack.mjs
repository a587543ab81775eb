// The pages of pack_bench once more: printed by Chromium, with tags, and set by pdfkit, without. usage: node pack.mjs NOTES [TREE]
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'

const notes = Number(process.argv[2])
const tree = process.argv[3] ?? new URL('../../..', import.meta.url).pathname
const who = ['Zofia', 'her foster carer', 'the class teacher', 'the school nurse', 'her key worker', 'the health visitor', 'the group leader', 'the duty officer']
const did = ['talked about school and sleep', 'rang to say the bus was late', 'asked for the next visit to be moved', 'was pleased with the report', 'brought the drawings from the club', 'went through the plan again', 'agreed what comes next']
const where = ['at home', 'at Larkspur Rise', 'in the family centre', 'on the phone', 'after the Tuesday group']
const words = (note, line) => {
  const n = note * 37 + line * 11
  return `${who[n % who.length]} ${did[Math.floor(n / 3) % did.length]} ${where[Math.floor(n / 5) % where.length]}, ${n % 59} minutes.`
}
const withheld = line => line % 8 === 3
const label = 'S2P3-16', spoken = '[removed: information about another person]'
const title = note => `4 March 2012 – Case note ${note}`
const source = 'From Children’s social care system · 1 page'

const report = (maker, pages, milliseconds, bytes, megabytes) => console.log(
  `${maker.padEnd(10)} ${String(pages).padStart(6)} pages ${(pages / milliseconds * 1000).toFixed(1).padStart(8)} pages/s ${(bytes / pages / 1000).toFixed(2).padStart(7)} kB a page${megabytes ? ` ${Math.round(megabytes)} MiB at its peak` : ''}`)

async function chromium() {
  const { chromium: browser } = createRequire(`${tree}/tools/npm/`)('playwright-core')
  const parts = []
  for (let note = 0; note < notes; ++note) {
    parts.push(`<h2>${title(note)}</h2><p><small>${source}</small></p><p>`)
    for (let line = 0; line < 40; ++line) {
      parts.push(withheld(line) ? `With <span class="bar" role="img" aria-label="${spoken}">${label}</span> there, ${words(note, line)}<br>` : `${words(note, line)}<br>`)
    }
    parts.push('</p>')
  }
  const html = `<!doctype html><html lang="en-GB"><title>Your information</title><style>body{font:11pt/1.38 "Liberation Sans"}h2{font-size:15.4pt}.bar{background:#000;color:#fff}</style><h1>Your records</h1>${parts.join('')}`
  const running = await browser.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await running.newPage()
  const began = performance.now()
  await page.setContent(html, { waitUntil: 'load', timeout: 0 })
  const pdf = await page.pdf({ format: 'A4', tagged: true, outline: true, displayHeaderFooter: true, headerTemplate: '<span></span>', timeout: 0,
    footerTemplate: '<span style="font-size:8px;margin-left:62pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>',
    margin: { top: '104px', bottom: '99px', left: '83px', right: '83px' } })
  const ended = performance.now()
  await running.close()
  report('Chromium', (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length, ended - began, pdf.length)
}

async function pdfkit() {
  const PDFDocument = createRequire(import.meta.url)('pdfkit')
  const fonts = '/usr/share/fonts/truetype/liberation/LiberationSans'
  const began = performance.now()
  const pdf = new PDFDocument({ size: 'A4', margins: { top: 78, bottom: 74, left: 62, right: 62 }, bufferPages: false })
  let bytes = 0, pages = 1
  pdf.on('data', chunk => { bytes += chunk.length })
  pdf.on('pageAdded', () => { ++pages })
  const whole = new Promise(resolve => pdf.on('end', resolve))
  pdf.registerFont('plain', `${fonts}-Regular.ttf`).registerFont('bold', `${fonts}-Bold.ttf`)
  for (let note = 0; note < notes; ++note) {
    pdf.font('bold').fontSize(15.4).text(title(note)).font('plain').fontSize(9.5).text(source).fontSize(11)
    for (let line = 0; line < 40; ++line) {
      if (!withheld(line)) { pdf.text(words(note, line), { lineGap: 2.5 }); continue }
      const { x, y } = pdf
      pdf.rect(x + pdf.widthOfString('With '), y, 50.6, 11.7).fill('#000')
      pdf.fillColor('#000').text(`With               there, ${words(note, line)}`, x, y, { lineGap: 2.5 })
    }
    pdf.moveDown()
  }
  pdf.end()
  await whole
  report('pdfkit', pages, performance.now() - began, bytes, process.resourceUsage().maxRSS / 1024)
}

for (const one of [chromium, pdfkit]) {
  try { await one() } catch (problem) { console.log(`${one.name}: ${String(problem.message).split('\n')[0]}`) }
}
