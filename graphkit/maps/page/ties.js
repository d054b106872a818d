// Drawing ties.

// One path a colour: drawing four thousand ties one by one would take most of a frame's time.
function tiesByColour(accounts, isShown, communityOf) {
  const paths = new Map();
  for (const account of accounts.filter(isShown)) {
    for (const { to } of account.ties) {
      const other = accounts[to];
      if (to < account.index || !isShown(other)) continue;
      const within = account.community === other.community;
      const colour = within ? colourOf(communityOf.get(account.community)) : GREY;
      if (!paths.has(colour)) paths.set(colour, new Path2D());
      paths.get(colour).moveTo(account.x, account.y);
      paths.get(colour).lineTo(other.x, other.y);
    }
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}

function strokeWay(ctx, accounts, way) {
  ctx.beginPath();
  for (const index of way) ctx.lineTo(accounts[index].x, accounts[index].y);
  ctx.stroke();
}
