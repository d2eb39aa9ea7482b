"""What must be made, and making it: project, plan, manifest, clips, tasks and their schedule."""
