// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh figure …`
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Draw a figure in which every mark is proved; lrh verify checks it.",
    discussion: """
      The figure is drawn from certificates, which it carries with it: lrh verify FIGURE has the kernel check them again, draws the figure again from \
      them, and compares byte by byte. The format is that of the output's name: .svg, .tex (PGFPlots, takes a document's fonts), .csv, or .pdf, which \
      rsvg-convert or pdflatex makes.

      EXAMPLES
        lrh figure staircase --encoder A.npy --probe matched --sparsity 6 --epsilon 1/2 --output staircase.svg
        lrh figure capacity --features 8,16,32,64,128 --sparsity 2 --epsilon 1/2 --output capacity.pdf
        lrh verify staircase.svg capacity.pdf
      """,
    subcommands: [
      FigureFigureOne.self, FigurePlane.self, FigureCapacity.self, FigureGap.self, FigureStaircase.self, FigureGram.self,
      FigureInterference.self, FigureTuran.self, FigureTail.self, FigureCoherence.self, FigureDecoders.self, FigureHistogram.self,
    ])
}
