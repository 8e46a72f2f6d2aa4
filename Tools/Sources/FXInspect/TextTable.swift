// SPDX-License-Identifier: Apache-2.0

/// Rows of cells in columns that are as wide as their widest cell.
struct TextTable {
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// - Parameter columns: The heads, and on which side cells stand.
    init(_ columns: [(head: String, alignment: Alignment)]) {
        alignments = columns.map(\.alignment)
        rows = [columns.map(\.head)]
    }

    mutating func append(_ cells: [String]) { rows.append(cells) }

    /// The lines, without blanks at their ends.
    func text(_ style: TextStyle) -> String {
        var widths = [Int](repeating: 0, count: alignments.count)
        let lengths = rows.map { $0.map(Self.length) }
        for row in lengths {
            for (column, length) in row.enumerated() where length > widths[column] {
                widths[column] = length
            }
        }
        var text = ""
        for (index, row) in rows.enumerated() {
            var line = ""
            var blanks = 0
            for (column, cell) in row.enumerated() {
                let padding = widths[column] - lengths[index][column]
                let isRight = alignments[column] == .right
                if isRight { blanks += padding }
                if !cell.isEmpty {
                    line += String(repeating: " ", count: blanks) + cell
                    blanks = 0
                }
                blanks += (isRight ? 0 : padding) + 2
            }
            text += index == 0 ? style.marked(line, .bold) : line
            text += "\n"
        }
        return text
    }

    /// The number of letters; that of bytes where all are ASCII, which is nearly always.
    private static func length(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
    }
}
