// SPDX-License-Identifier: Apache-2.0

/// Where in a document a value stands, such as `graph.nodes[3].args[0]`.
indirect enum JSONPlace {
    case root
    case key(JSONPlace, String)
    case index(JSONPlace, Int)

    var text: String {
        switch self {
        case .root: ""
        case .key(.root, let key): key
        case .key(let parent, let key): "\(parent.text).\(key)"
        case .index(let parent, let index): "\(parent.text)[\(index)]"
        }
    }
}
