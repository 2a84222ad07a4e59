"""How a request runs through the system."""

from .elements import auth, client, db, gateway, graphql, pcf, service

f = pcf.flow("Request Flow", client, gateway, auth, graphql, service, db, animated=True)
f.call(client, gateway, "HTTP Request")
f.think(gateway, "Rate Limit Check")
f.call(gateway, auth, "Validate Token")
f.reply(auth, gateway, "Token Valid")
f.call(gateway, graphql, "Forward Request")
f.think(graphql, "Parse Query")
f.think(graphql, "Validate Query")
f.call(graphql, service, "Execute Resolver")
f.call(service, db, "Query Data")
f.reply(db, service, "Return Data")
f.reply(service, graphql, "Return Result")
f.reply(graphql, gateway, "GraphQL Response")
f.reply(gateway, client, "HTTP Response")
