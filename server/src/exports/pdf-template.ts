/**
 * How a document looks as PDF, in Typst. All content comes as JSON in `sys.inputs.content` (`PdfPaper`): no word of it is
 * ever read as Typst.
 */
export const PDF_TEMPLATE = `
#let paper = json(bytes(sys.inputs.at("content")))
// Whatever else is asked of it is not for this font: the compiler breaks down where a space would come from it.
#let naskh = (name: "Noto Naskh Arabic", covers: regex("[\\u{600}-\\u{6ff}\\u{750}-\\u{77f}\\u{8a0}-\\u{8ff}\\u{fb50}-\\u{fdff}\\u{fe70}-\\u{fefc}]"))
#let rest = ("New Computer Modern", "New Computer Modern Math", "DejaVu Sans")
#let serif = ("Libertinus Serif", naskh, "DejaVu Sans Mono", ..rest)
#let fixed = ("DejaVu Sans Mono", "Libertinus Serif", naskh, ..rest)

#set document(title: paper.title, date: datetime(..paper.date))
#set text(lang: paper.language, size: 11pt, font: serif, hyphenate: false)
#set par(leading: 0.65em, spacing: 1.1em)
#set page(paper: "a4", margin: (x: 2.5cm, top: 2.5cm, bottom: 2.5cm), footer: context {
  let at = counter(page).get().first()
  if at > 1 {
    set text(size: 9pt)
    grid(columns: (1fr, auto), column-gutter: 1em, paper.footer,
      str(at) + " / " + str(counter(page).final().first()))
  }
})
#show heading: set block(above: 1.6em, below: 0.9em)
#show heading.where(level: 1): set text(size: 1.15em)
#show raw: set text(font: fixed, size: 0.9em, lang: paper.language)
#show raw.where(block: true): block.with(width: 100%, inset: 8pt, fill: luma(245))
#show link: set text(fill: rgb("#1d3d8f"))
#set table(stroke: 0.5pt + luma(120), inset: 6pt)
#show table.cell: set par(leading: 0.55em, spacing: 0.7em)
#set list(marker: ([•], [–], [•], [–]))

#let inline(runs) = {
  for run in runs {
    if run.text == none { linebreak(); continue }
    let shown = [#run.text]
    if "code" in run.marks { shown = raw(run.text) }
    if "bold" in run.marks { shown = strong(shown) }
    if "italic" in run.marks { shown = emph(shown) }
    // PDF/UA takes one line at, below or through a text.
    if "strike" in run.marks { shown = strike(shown) } else if "underline" in run.marks or run.href != none {
      shown = underline(shown)
    }
    if run.href != none { shown = link(run.href, shown) }
    shown
  }
}

// As large as on the screen, where there is room: a line's width, and not more than a page.
#let sized(one, ..rest) = if one.width == none { image(one.path, ..rest) } else {
  layout(room => {
    let wide = calc.min(room.width, one.width * 0.75pt)
    let high = wide * one.height / one.width
    let fitting = calc.min(1, 22cm / high)
    image(one.path, width: wide * fitting, ..rest)
  })
}

// Hebrew and Arabic run from right to left, with all that stands in their lists, quotes and tables.
#let in-tongue(tongue, shown) = {
  if tongue == none { return shown }
  set text(lang: if tongue == "other" { paper.language } else { tongue })
  shown
}

#let show-blocks(blocks) = {
  for one in blocks {
    in-tongue(one.tongue, if one.kind == "paragraph" {
      if one.runs.len() == 0 { v(0.6em) } else { par(inline(one.runs)) }
    } else if one.kind == "heading" { heading(level: one.level, inline(one.runs)) } else if one.kind == "code" {
      raw(block: true, one.text)
    } else if one.kind == "rule" { pdf.artifact(line(length: 100%, stroke: 0.5pt + luma(120))) } else if one.kind == "quote" {
      quote(block: true, show-blocks(one.blocks))
    } else if one.kind == "bullets" { list(..one.items.map(show-blocks)) } else if one.kind == "numbers" {
      enum(start: one.start, numbering: one.numbering, ..one.items.map(show-blocks))
    } else if one.kind == "picture" {
      if one.alt == "" { block(pdf.artifact(sized(one))) } else { block(sized(one, alt: one.alt)) }
    } else if one.kind == "table" {
      let cell(it) = table.cell(
        x: it.x, y: it.y, colspan: it.columns, rowspan: it.rows,
        align: if it.align == "right" { right } else if it.align == "center" { center } else if it.align == "left" {
          left
        } else { start },
        if it.isHead { strong(show-blocks(it.blocks)) } else { show-blocks(it.blocks) },
      )
      let head = if one.headRows > 0 { (table.header(..one.head.map(cell)),) } else { () }
      table(columns: one.width, ..head, ..one.body.map(cell))
    })
  }
}

#if not paper.isPlain { v(6cm) }
#in-tongue(paper.titleTongue, title(paper.title))
#v(1em)
#for line in paper.lines { par(line) }
#if not paper.isPlain { pagebreak() }
#if paper.contents != none { outline(title: paper.contents, depth: 3); pagebreak() }
#show-blocks(paper.blocks)
`;
