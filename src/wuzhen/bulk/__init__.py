"""Big jobs: inputs cut into parts, each made and kept by itself, by processes or by a cluster."""
