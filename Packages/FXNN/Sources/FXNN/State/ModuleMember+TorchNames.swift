// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

extension [ModuleMember] {
    /// The members with names as torch writes them: `running_mean` for `runningMean`.
    ///
    ///     override var members: [ModuleMember] { super.members.torchNamed }
    public var torchNamed: [ModuleMember] {
        map { member in
            var member = member
            member.name = Self.torchName(of: member.name)
            return member
        }
    }

    private static func torchName(of name: String) -> String {
        guard name.utf8.contains(where: { (65...90).contains($0) }) else { return name }
        var result = ""
        for character in name {
            if character.isUppercase { result.append("_") }
            result.append(contentsOf: character.lowercased())
        }
        return result
    }
}
