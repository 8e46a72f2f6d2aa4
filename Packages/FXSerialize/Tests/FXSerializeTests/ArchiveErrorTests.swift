// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Testing

private struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var message: String
    var testDescription: String { message }

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    /// A case in the second node of a graph whose first is the input `x`.
    static func node(_ text: String, _ message: String) -> Case {
        let x = #"{"name":"x","op":"placeholder","target":"x","args":[],"kwargs":[]}"#
        return Case(
            #"{"format":"swift-fx","version":1,"graph":{"nodes":[\#(x),\#(text)]},"state":[]}"#,
            message)
    }

    /// A case in the arguments of a call.
    static func argument(_ text: String, _ message: String) -> Case {
        node(
            #"{"name":"a","op":"call_method","target":"f","args":[\#(text)],"kwargs":[]}"#,
            "graph.nodes[1].args[0]" + message)
    }

    /// A case in the state.
    static func state(_ text: String, _ message: String) -> Case {
        Case(
            #"{"format":"swift-fx","version":1,"graph":{"nodes":[]},"state":[\#(text)]}"#,
            "state" + message)
    }
}

private let whole: [Case] = [
    Case("[]", "expected an object, found an array"),
    Case("{}", "the key 'format' is missing"),
    Case(
        #"{"format":1}"#,
        "is not a swift-fx model: 'format' is an integer, expected \"swift-fx\""),
    Case(
        #"{"format":"onnx"}"#,
        "is not a swift-fx model: 'format' is \"onnx\", expected \"swift-fx\""),
    Case(#"{"format":"swift-fx"}"#, "the key 'version' is missing"),
    Case(
        #"{"format":"swift-fx","version":1.0}"#, "version: expected an integer, found a double"),
    Case(
        #"{"format":"swift-fx","version":2}"#,
        "has version 2 of the format; this library reads 1 to 1, a newer one may read it"),
    Case(
        #"{"format":"swift-fx","version":1,"extra":0}"#, "the key \"extra\" is not known"),
    Case(
        #"{"format":"swift-fx","version":1,"graph":[]}"#,
        "graph: expected an object, found an array"),
    Case(
        #"{"format":"swift-fx","version":1,"graph":{"nodes":{}}}"#,
        "graph.nodes: expected an array, found an object"),
    Case(
        #"{"format":"swift-fx","version":1,"graph":{"nodes":[]}}"#, "the key 'state' is missing"),
]

private let nodes: [Case] = [
    .node("{}", "graph.nodes[1]: the key 'name' is missing"),
    .node(#"{"name":"a","ops":1}"#, "graph.nodes[1]: the key \"ops\" is not known"),
    .node(
        #"{"name":"x","op":"get_attr","target":"f","args":[],"kwargs":[]}"#,
        "graph.nodes[1].name: \"x\" is there already; names and paths are unique"),
    .node(
        #"{"name":"sum","op":"call_method","target":"f","args":[1],"kwargs":[]}"#,
        "graph.nodes[1].name: \"sum\" cannot be a node's name; use letters, digits and "
            + "underscores, and no word of Python's"),
    .node(
        #"{"name":"a b","op":"call_method","target":"f","args":[1],"kwargs":[]}"#,
        "graph.nodes[1].name: \"a b\" cannot be a node's name; use letters, digits and "
            + "underscores, and no word of Python's"),
    .node(
        #"{"name":"a","op":"call","target":"f","args":[],"kwargs":[]}"#,
        "graph.nodes[1].op: expected an opcode, found \"call\""),
    .node(
        #"{"name":"a","op":"output","target":"f","args":[],"kwargs":[]}"#,
        "graph.nodes[1].target: expected \"output\", found \"f\""),
    .node(
        #"{"name":"a","op":"call_method","target":"f","args":[1],"kwargs":{}}"#,
        "graph.nodes[1].kwargs: expected an array, found an object"),
    .node(
        #"{"name":"a","op":"call_method","target":"f","args":[1],"kwargs":[["k",1],["k",2]]}"#,
        "graph.nodes[1].kwargs[1][0]: \"k\" is there already; names and paths are unique"),
    .node(
        #"{"name":"output","op":"output","target":"output","args":[1],"kwargs":[]},"#
            + #"{"name":"a","op":"call_method","target":"f","args":[1],"kwargs":[]}"#,
        "graph.nodes[2]: nothing can follow the output"),
    .node(
        #"{"name":"a","op":"get_attr","target":"f","args":[],"kwargs":[],"provenance":"#
            + #"{"file":0}}"#,
        "graph.nodes[1].provenance.file: expected a place in 'files' of the graph, found 0"),
    .node(
        #"{"name":"a","op":"get_attr","target":"f","args":[],"kwargs":[],"wrapped":true,"#
            + #""metadata":[["spec",1]]}"#,
        "graph.nodes[1].metadata[0]: expected a key that nodes have no place for, "
            + "found \"spec\""),
]

private let arguments: [Case] = [
    .argument(
        #"{"node":"y"}"#,
        ".node: no node above is called \"y\"; arguments name nodes that run before"),
    .argument(
        #"{"node":"a"}"#,
        ".node: no node above is called \"a\"; arguments name nodes that run before"),
    .argument(#"{"node":1}"#, ".node: expected a string, found an integer"),
    .argument("[]", ": expected a plain value or an object with one key, found an array"),
    .argument("{}", ": expected an object with one key, found 0 keys"),
    .argument(#"{"set":[]}"#, ": the key \"set\" is not known"),
    .argument(#"{"tensor":[]}"#, ": the key \"tensor\" is not known"),
    .argument(#"{"dtype":"float8"}"#, ".dtype: expected a dtype, found \"float8\""),
    .argument(
        #"{"double":"1.0"}"#,
        ".double: expected 'inf', '-inf', 'nan' or 'nan:' and its bits, found \"1.0\""),
    .argument(
        #"{"double":"nan:0"}"#,
        ".double: expected 'inf', '-inf', 'nan' or 'nan:' and its bits, found \"nan:0\""),
    .argument(#"{"slice":[1]}"#, ".slice: expected an array of 3, found 1 items"),
    .argument(#"{"complex":[1,2]}"#, ".complex[0]: expected a double, found an integer"),
    .argument(#"{"range":[1,2,3.0]}"#, ".range[2]: expected an integer, found a double"),
    .argument(#"{"ellipsis":false}"#, ".ellipsis: expected true, found false"),
    .argument(
        #"{"constant":{"spec":{"dtype":"int8","shape":[2]},"bytes":"00","text":""}}"#,
        ".constant.bytes: expected the bytes of i8[2], found 1 bytes"),
    .argument(
        #"{"constant":{"spec":{"dtype":"int8","shape":[2]},"bytes":"0G","text":""}}"#,
        ".constant.bytes: expected hexadecimal digits, found \"0G\""),
    .argument(
        #"{"constant":{"spec":{"dtype":"int8","shape":[9223372036854775807,8]},"#
            + #""bytes":"","text":""}}"#,
        ".constant.bytes: expected the bytes of i8[9223372036854775807, 8], found 0 bytes"),
    .argument(
        #"{"constant":{"spec":{"dtype":"int8","shape":[-1]},"bytes":"","text":""}}"#,
        ".constant.spec: expected extents of 0 or more, found i8[-1]"),
]

private let states: [Case] = [
    .state(#"{"path":"a"}"#, "[0]: the key 'module' is missing"),
    .state(
        #"{"path":"a","parameter":{"dtype":"int8","shape":[{"pow":[1,2]}]}}"#,
        "[0].parameter.shape[0]: the key \"pow\" is not known"),
    .state(
        #"{"path":"a","parameter":{"dtype":"int8","shape":[1],"strides":[]}}"#,
        "[0].parameter.strides: expected an array of 1, found 0 items"),
    .state(
        #"{"path":"a","parameter":{"dtype":"int8","shape":[]},"buffer":1}"#,
        "[0]: the key \"buffer\" is not known"),
    .state(
        #"{"path":"a","parameter":{"dtype":"int8","shape":[]}},"#
            + #"{"path":"a","parameter":{"dtype":"int8","shape":[]}}"#,
        "[1].path: \"a\" is there already; names and paths are unique"),
]

@Suite struct `A file that is no model` {
    @Test(arguments: whole + nodes + arguments + states)
    private func `is refused in one line`(_ bad: Case) {
        let error = #expect(throws: ArchiveError.self) {
            try ModelArchive(json: Array(bad.text.utf8), source: "m.json")
        }
        let separator = bad.message.hasPrefix("is ") || bad.message.hasPrefix("has ") ? " " : ": "
        let expected = "m.json" + (separator == " " ? ": " : separator) + bad.message
        #expect(error?.description == expected)
    }
}
