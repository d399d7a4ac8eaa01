# SPDX-License-Identifier: Apache-2.0
"""One module a table of the page: `run` times lrh and its peers and returns a `Section`."""
