"""Pages of the indicators (指标): list, page of one."""
