"""The only place that knows everyone: builds, joins, starts and stops."""
