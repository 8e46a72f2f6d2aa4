// SPDX-License-Identifier: Apache-2.0

import FXTensor

/// A module that only holds others, which a schema describes by their own entries.
protocol ModuleContainer: StandardLayer {}
