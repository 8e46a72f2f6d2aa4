// SPDX-License-Identifier: Apache-2.0

extension Graph {
    /// Creates the graph that a text describes.
    ///
    ///     let graph = try Graph(parsing: """
    ///         graph(%x: f32[2, 3]) {
    ///           %relu = call_function[torch.relu](%x)
    ///           return %relu
    ///         }
    ///         """)
    ///
    /// The text is that of ``GraphText``, in which comments, blanks and newlines do not matter.
    ///
    /// - Throws: ``GraphTextError``, whatever the text is.
    /// - Complexity: O(length).
    public convenience init(parsing text: String) throws(GraphTextError) {
        var parser = GraphTextParser(text)
        self.init(try parser.parse().snapshot())
    }
}
