// SPDX-License-Identifier: Apache-2.0

/// Graphs as they stand in files.
enum StoredGraph {
    /// A graph that gives what a function makes of `x`, time after time: `n1`, `n2` and so on.
    static func chain(_ count: Int, of target: String = "torch.relu") -> String {
        var value = "x"
        var nodes = [
            #"{"name":"x","op":"placeholder","target":"x","args":[],"kwargs":[]}"#
        ]
        for index in 0..<count {
            nodes.append(
                #"{"name":"n\#(index + 1)","op":"call_function","target":"\#(target)","#
                    + #""args":[{"node":"\#(value)"}],"kwargs":[]}"#)
            value = "n\(index + 1)"
        }
        nodes.append(
            #"{"name":"output","op":"output","target":"output","#
                + #""args":[{"node":"\#(value)"}],"kwargs":[]}"#)
        return #"{"format":"swift-fx","version":1,"graph":{"nodes":["#
            + nodes.joined(separator: ",") + #"]},"state":[]}"# + "\n"
    }

    /// A graph that gives its input.
    static let identity = chain(0)
}
