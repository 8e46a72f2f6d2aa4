// SPDX-License-Identifier: Apache-2.0

/// A line of a user's program.
public struct SourceLocation: Sendable {
    /// A file's name: a literal of the program, which costs nothing to pass on, or any text.
    private enum File: Sendable {
        case literal(StaticString)
        case text(String)
    }

    private var storage: File
    public var line: Int

    public init(file: String, line: Int) {
        storage = .text(file)
        self.line = line
    }

    /// Creates the location of a call from its own `#fileID` and `#line`.
    ///
    /// A `StaticString` needs no reference counting: functions that take one compile several times
    /// faster where they are called than those that take a `String`.
    public init(file: StaticString, line: Int) {
        storage = .literal(file)
        self.line = line
    }

    /// `#fileID` of the line: module and file.
    public var file: String {
        get {
            switch storage {
            case .literal(let literal): literal.description
            case .text(let text): text
            }
        }
        set { storage = .text(newValue) }
    }
}

extension SourceLocation: Hashable {
    public static func == (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
        guard lhs.line == rhs.line else { return false }
        if case .literal(let one) = lhs.storage, case .literal(let other) = rhs.storage,
            one.hasPointerRepresentation, other.hasPointerRepresentation,
            one.utf8Start == other.utf8Start
        {
            return true
        }
        return lhs.file == rhs.file
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(line)
    }
}

extension SourceLocation: CustomStringConvertible {
    public var description: String { "\(file):\(line)" }
}
