"""The chair's window: prepare, conduct, agree. The only window that names the participants."""
