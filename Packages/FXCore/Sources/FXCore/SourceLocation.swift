// SPDX-License-Identifier: Apache-2.0

/// A line of a user's program.
public struct SourceLocation: Hashable, Sendable {
    /// `#fileID` of the line: module and file.
    public var file: String
    public var line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

extension SourceLocation: CustomStringConvertible {
    public var description: String { "\(file):\(line)" }
}
