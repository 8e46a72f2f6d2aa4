// SPDX-License-Identifier: Apache-2.0

import CFrameWalk
import FXCore
import Foundation

/// Finds functions and lines of addresses, by the tool of the platform.
enum Symbolizer {
    /// A function, inlined ones too, and its line.
    struct Line {
        var function: String
        var location: SourceLocation?

        /// Whether the function is one of the layers that record; only mangled names tell.
        var isOfLibrary: Bool {
            location == nil || Self.libraries.contains { function.hasPrefix($0) }
                || !function.hasPrefix("$s") && !function.hasPrefix("_$s")
                    && !function.hasPrefix("main")
        }

        private static let libraries = [
            "$s6FXCore", "$s8FXTensor", "$s4FXNN", "$s4FXIR", "$s7FXTrace", "$s8FXInterp",
            "$s9FXRewrite", "$s2FX", "$ss", "$sS", "$s12Synchronization",
        ]
    }

    /// The lines of addresses, those of inlined functions first.
    static func lines(of addresses: Set<UInt>) -> [UInt: [Line]] {
        var result: [UInt: [Line]] = [:]
        for (image, members) in Dictionary(grouping: addresses.compactMap(Place.init), by: \.image)
        {
            let texts = run(on: image, members.map(\.offset))
            for (place, lines) in zip(members, texts) { result[place.address] = lines }
        }
        return result
    }

    /// Where an address lies in a file.
    private struct Place {
        var address: UInt
        var image: String
        var offset: UInt

        init?(_ address: UInt) {
            var base: UInt = 0
            // The return address may be the first of the next function.
            guard let name = fx_image_of_address(address - 1, &base) else { return nil }
            self.address = address
            let path = String(cString: name)
            image = path.hasPrefix("/") ? path : "/proc/self/exe"
            offset = address - 1 - base
        }
    }

    /// The tool's answers on offsets in a file, in their order.
    private static func run(on image: String, _ offsets: [UInt]) -> [[Line]] {
        guard let tool = tool else { return [] }
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: tool)
        let file = image == "/proc/self/exe" ? (executable ?? image) : image
        process.arguments =
            tool.hasSuffix("addr2line")
            ? ["-f", "-i", "-a", "-e", file]
            : [
                "--no-demangle", "--inlines", "--functions=linkage", "--output-style=GNU", "-a",
                "-e", file,
            ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return [] }
        let question = offsets.map { "0x" + String($0, radix: 16) + "\n" }.joined()
        // The answer may fill its pipe before all is asked.
        let writer = Thread {
            try? input.fileHandleForWriting.write(contentsOf: Data(question.utf8))
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let answer = (try? output.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        return parse(String(decoding: answer ?? Data(), as: UTF8.self))
    }

    /// Blocks that begin with the address and go on with pairs of function and `file:line`.
    private static func parse(_ text: String) -> [[Line]] {
        var result: [[Line]] = []
        var function: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("0x") {
                result.append([])
                function = nil
            } else if let name = function {
                if !result.isEmpty {
                    result[result.count - 1].append(Line(function: name, location: location(line)))
                }
                function = nil
            } else {
                function = String(line)
            }
        }
        return result
    }

    private static func location(_ text: Substring) -> SourceLocation? {
        // addr2line may add a remark in parentheses.
        let place = text.split(separator: " ").first ?? text
        guard let colon = place.lastIndex(of: ":"),
            let line = Int(place[place.index(after: colon)...]), line > 0
        else { return nil }
        let parts = place[..<colon].split(separator: "/")
        guard let file = parts.last, file != "??", file != "<compiler-generated>" else {
            return nil
        }
        return SourceLocation(file: moduleName(parts) + String(file), line: line)
    }

    /// The name of the module as `#fileID` gives it: SwiftPM keeps a target in a folder of its name.
    private static func moduleName(_ parts: [Substring]) -> String {
        guard let index = parts.lastIndex(where: { $0 == "Sources" || $0 == "Tests" }),
            index + 1 < parts.count - 1
        else { return "" }
        return parts[index + 1] + "/"
    }

    private static let executable = CommandLine.arguments.first.flatMap { _ in
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    private static let tool: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        for name in ["llvm-symbolizer", "addr2line"] {
            for folder in path.split(separator: ":") {
                let file = "\(folder)/\(name)"
                if FileManager.default.isExecutableFile(atPath: file) { return file }
            }
        }
        return nil
    }()
}
