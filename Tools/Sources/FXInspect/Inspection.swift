// SPDX-License-Identifier: Apache-2.0

public import FX

/// What was found out about a graph: text for people, JSON for programs.
public protocol Inspection {
    /// The finding as JSON; keys keep their order.
    var json: Literal { get }

    /// Returns the finding as text for people.
    ///
    /// - Parameter style: How words are marked; nothing is on a terminal without colours.
    func text(_ style: TextStyle) -> String
}

extension Inspection {
    /// The finding as plain text.
    public var text: String { text(.plain) }

    /// The finding as JSON text, on lines of its own.
    public var jsonText: String { JSONText.text(json, pretty: true) }
}

/// How words of a text are marked.
public struct TextStyle: Sendable {
    /// Whether the reader is a terminal that shows colours.
    public let isColored: Bool

    public init(isColored: Bool) { self.isColored = isColored }

    public static let plain = TextStyle(isColored: false)
    public static let colored = TextStyle(isColored: true)

    public enum Mark: Int, Sendable {
        case bold = 1
        case faint = 2
        case red = 31
        case green = 32
        case yellow = 33
    }

    /// Returns a text with a mark.
    public func marked(_ text: String, _ mark: Mark) -> String {
        isColored ? "\u{1b}[\(mark.rawValue)m\(text)\u{1b}[0m" : text
    }
}
