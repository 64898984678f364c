"""Questions asked of the data and the model: learning curve, domain probe."""
